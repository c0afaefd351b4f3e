/** What a file says of itself, in Info and in XMP alike. */
export interface AboutFile {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** When it was asked for: the only clock a file knows. */
  readonly at: Date;
  /** Of what it shows: two files of one design and version have one. Hexadecimal, at least 32 digits. */
  readonly documentKey: string;
  readonly version: string;
}

const PRODUCER = "Atelier";
/** ISO 15930-7, 6.18. */
const PDF_X = `<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description>
`;

/** The metadata packet (ISO 16684-1), never compressed, so that tools find it without reading PDF. */
export function xmpPacket(
  { title, language, at, documentKey, version }: AboutFile,
  { isPdfX }: { readonly isPdfX: boolean },
): string {
  const date = isoDate(at);
  const text = escapeXml(title);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:${toUuid(documentKey)}</xmpMM:DocumentID>
<xmpMM:VersionID>${escapeXml(version)}</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
</rdf:Description>
${isPdfX ? PDF_X : ""}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** The same for the Info dictionary: dates as D:20261128124000Z. */
export function infoEntries({ title, at }: AboutFile) {
  const date = `D:${isoDate(at).replaceAll(/[-:TZ]/g, "")}Z`;
  return { title, creator: PRODUCER, producer: PRODUCER, date };
}

function isoDate(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** A name-based UUID of custom kind (RFC 9562, version 8). */
function toUuid(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function escapeXml(text: string): string {
  return Array.from(text)
    .filter((character) => character >= " " && character !== "\uFFFE" && character !== "\uFFFF")
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
