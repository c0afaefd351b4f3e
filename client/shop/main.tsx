import { createRoot } from "react-dom/client";
import "../styles/fonts.css";
import "../styles/tokens.css";
import "../styles/base.css";
import { Shop } from "./shop.tsx";

const root = document.getElementById("shop");
if (root) createRoot(root).render(<Shop />);
