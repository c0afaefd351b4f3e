/** The page's style sheet: no fonts to fetch, no script, readable at every width and in the dark. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --ink: #23211e; --quiet: #6f6a62; --paper: #fbfaf7; --sheet: #fff; --line: #e6e1d8; --accent: #a3324f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e1; --quiet: #a59f95; --paper: #191815; --sheet: #211f1c; --line: #37342f; --accent: #ec8aa3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem; }
header { padding-bottom: 0; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 0.5rem; letter-spacing: -0.02em; }
h1 small { font-size: 0.9rem; font-weight: 400; color: var(--quiet); }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 0.875rem; margin: 1.25rem 0 0.25rem; color: var(--quiet); }
.lead { font-size: 1.125rem; max-width: 42rem; }
a { color: var(--accent); }
.languages { display: flex; gap: 0.25rem; }
.languages a { padding: 0.6rem 0.8rem; text-decoration: none; border-radius: 0.5rem; }
.languages a[aria-current] { background: var(--sheet); font-weight: 600; }
details { background: var(--sheet); border: 1px solid var(--line); border-radius: 0.75rem; margin: 0.5rem 0; padding: 0 1rem; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
summary span { color: var(--quiet); }
.method { font-weight: 700; min-inline-size: 3.5rem; }
.get { color: #2f7a4d; } .post { color: var(--accent); } .put { color: #9a6a12; }
code, pre { font: 0.875rem/1.55 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
pre { background: var(--paper); border-radius: 0.5rem; padding: 0.75rem 1rem; overflow-x: auto; white-space: pre; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
