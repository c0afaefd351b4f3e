// Plain JavaScript on purpose: it must run, and explain, on a Node that cannot read TypeScript yet.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Atelier expected Node 22.18 or newer, got ${process.versions.node}.\n` +
      "`npm ci` brings Node 24 along on Linux and Windows; on other systems, or after `npm ci --omit=optional`, install Node 24.",
  );
  process.exit(1);
}
