import { createRoot } from "react-dom/client";

const root = document.getElementById("shop");
if (root) createRoot(root).render(<main />);
