/** The element's own few rules; everything a shopper works with is inside the frame. */
export const ELEMENT_STYLE = `
:host{display:block;position:relative;min-height:0}
:host([hidden]){display:none}
iframe{display:block;width:100%;height:clamp(560px,88vh,860px);border:0;border-radius:inherit;background:#f6f2ec;color-scheme:light}
:host([mode=fill]) iframe{height:100%}
dialog{position:fixed;inset:0;width:100vw;height:100vh;height:100dvh;max-width:none;max-height:none;margin:0;padding:0;border:0;background:#f6f2ec;overflow:hidden}
dialog::backdrop{background:rgb(30 24 18/.55)}
dialog iframe{width:100%;height:100%}
.close,.open,.retry{font:600 15px/1.2 system-ui,sans-serif;border:0;border-radius:999px;cursor:pointer;min-height:44px;padding:0 22px;background:#221f1b;color:#fff}
.close{position:absolute;inset-block-start:10px;inset-inline-end:10px;width:44px;padding:0;font-size:22px;background:#fffefccc;color:#221f1b;box-shadow:0 2px 10px rgb(60 45 30/.14)}
:focus-visible{outline:2px solid #b0421b;outline-offset:2px}
.message{position:absolute;inset:0;display:grid;place-content:center;justify-items:center;gap:16px;padding:24px;text-align:center;font:16px/1.5 system-ui,sans-serif;background:#f6f2ec;color:#221f1b;border-radius:inherit}
.message[hidden]{display:none}
.message p{margin:0;max-width:34em}
`;
