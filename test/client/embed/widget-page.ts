/**
 * A widget of a few lines for the page's side of the contract: greets until it is answered, then does what the test asks
 * by `window.say(message)` and keeps what it hears in `window.heard`.
 */
export const WIDGET_PAGE = `<!doctype html><title>widget</title><button id="inside">inside</button><script>
const origin = new URLSearchParams(location.search).get("origin");
const wrap = (type, payload) => ({ ns: "atelier", v: 1, type, payload });
window.heard = [];
window.ports = [];
window.say = (type, payload) => window.ports[0].postMessage(wrap(type, payload));
addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== origin || event.data?.type !== "hello") return;
  clearInterval(greeting);
  window.ports.push(event.ports[0]);
  event.ports[0].onmessage = ({ data }) => window.heard.push(data);
});
const greet = () => parent.postMessage(wrap("ready", { versions: VERSIONS }), origin);
const greeting = setInterval(greet, 100);
greet(); greet();
</script>`;
