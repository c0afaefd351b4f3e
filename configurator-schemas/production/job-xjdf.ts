import { fileMime } from "./file-mime.ts";
import type { JobTicket, TicketFile, TicketInk, TicketRow } from "./job-ticket.ts";
import { writeXml } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

const NAMESPACE = "http://www.CIP4.org/JDFSchema_2_0";
/** Read by 2.1 and 2.2 alike. */
const VERSION = "2.1";
const POINTS_PER_MM = 72 / 25.4;

interface Delivered {
  /** Where a file can be fetched. */
  readonly urlOf: (file: TicketFile) => string;
  /** Its MD5, which is the checksum XJDF knows; undefined where its bytes are no longer kept. */
  readonly md5Of: (file: TicketFile) => string | undefined;
}

/** A job's ticket as an XJDF product (CIP4, 2.1): what is made, how often, from which files, until when and for whom. */
export function jobXjdf(ticket: JobTicket, delivered: Delivered): string {
  const products = productsOf(ticket);
  return writeXml({
    name: "XJDF",
    attributes: {
      xmlns: NAMESPACE,
      Version: VERSION,
      JobID: ticket.job,
      RelatedJobID: ticket.reprint?.of,
      Types: "Product",
      DescriptiveName: `${ticket.product.name} (${ticket.externalId})`,
    },
    children: [
      auditPool(ticket),
      { name: "Comment", attributes: { Language: ticket.language }, text: ticket.description },
      generalId("OrderID", ticket.order),
      generalId("MerchantOrderID", ticket.externalId),
      { name: "ProductList", children: products },
      runList(ticket, delivered),
      nodeInfo(ticket),
      colours(ticket.inks ?? []),
      contact(ticket.shipTo),
      delivery(ticket, products),
    ],
  });
}

function auditPool({ createdAt }: JobTicket): XmlElement {
  const header = { name: "Header", attributes: { AgentName: "Atelier", DeviceID: "Atelier", Time: createdAt } };
  return { name: "AuditPool", children: [{ name: "AuditCreated", children: [header] }] };
}

/** A roster is a product for each piece. */
function productsOf(ticket: JobTicket): readonly XmlElement[] {
  const { rows, variant, quantity } = ticket;
  if (!rows) return [productOf(ticket, { sku: variant.sku, quantity })];
  return rows.map((row) => productOf(ticket, row));
}

interface Piece extends Pick<TicketRow, "sku" | "quantity"> {
  readonly row?: number;
  readonly fields?: TicketRow["fields"];
}

function productOf(ticket: JobTicket, { row, sku, quantity, fields = {} }: Piece): XmlElement {
  const areas = ticket.areas.filter((area) => area.row === row);
  const words = Object.values(fields).filter((text) => text.trim() !== "");
  return {
    name: "Product",
    attributes: {
      ID: idOf(row),
      Amount: quantity,
      DescriptiveName: [ticket.product.name, ...words].join(" · "),
      ExternalID: tokenOf(sku),
      IsRoot: true,
    },
    children: [
      generalId("SKU", sku),
      ...ticket.options.map(({ label, value }) => generalId("Option", `${label}: ${value}`)),
      layout(areas),
      intent("MediaIntent", { MediaType: "Other", MediaQuality: sku }),
    ],
  };
}

function layout(areas: JobTicket["areas"]): XmlElement | undefined {
  const [first] = areas;
  if (!first) return undefined;
  const [width, height] = first.trimMm.map(inPoints);
  const isTwoSided = areas.length === 2 && areas.every(({ file }) => file === first.file);
  return intent("LayoutIntent", {
    Bleed: inPoints(first.bleedMm),
    Dimensions: `${width} ${height}`,
    FinishedDimensions: `${width} ${height} 0`,
    Pages: areas.length,
    ...((isTwoSided || areas.length === 1) && { Sides: isTwoSided ? "TwoSidedHeadToHead" : "OneSided" }),
  });
}

function intent(name: string, attributes: NonNullable<XmlElement["attributes"]>): XmlElement {
  return { name: "Intent", attributes: { Name: name }, children: [{ name, attributes }] };
}

/** Every file with where it is; of several pieces with whose pages they are. */
function runList(ticket: JobTicket, { urlOf, md5Of }: Delivered): XmlElement | undefined {
  const resources = ticket.files.flatMap((file) =>
    runsOf(ticket, file).map(({ row, pages }): XmlElement => {
      const spec: XmlElement = {
        name: "FileSpec",
        attributes: {
          CheckSum: md5Of(file),
          FileSize: file.bytes,
          MimeType: fileMime(file.format),
          URL: urlOf(file),
          UserFileName: file.name,
        },
      };
      return {
        name: "Resource",
        attributes: { DescriptiveName: file.name },
        children: [
          generalId("SHA256", file.sha256),
          { name: "Part", attributes: { Product: idOf(row) } },
          { name: "RunList", attributes: { ...(pages && { Pages: pages }) }, children: [spec] },
        ],
      };
    }),
  );
  return resources.length === 0 ? undefined : resourceSet("RunList", resources);
}

/** Neighbouring pages of one piece; pages count from 0. */
function runsOf({ areas }: JobTicket, { name }: TicketFile): { row: number | undefined; pages?: string }[] {
  const pages = areas.filter(({ file }) => file === name);
  const rows = [...new Set(pages.map(({ row }) => row))];
  return rows.map((row) => {
    const own = pages.flatMap((page, i) => (page.row === row ? [i] : []));
    return { row, ...(pages.length > 1 && { pages: `${own[0] ?? 0} ${own.at(-1) ?? 0}` }) };
  });
}

function nodeInfo({ createdAt, dueAt, language }: JobTicket): XmlElement {
  const attributes = { Start: createdAt, LastEnd: dueAt, NaturalLang: language };
  return resourceSet("NodeInfo", [{ name: "Resource", children: [{ name: "NodeInfo", attributes }] }]);
}

/** Names of separations are tokens in XJDF; what the machine looks for stands beside them. */
function colours(inks: readonly TicketInk[]): XmlElement | undefined {
  const spots = inks.filter(({ kind }) => kind === "spot");
  if (spots.length === 0) return undefined;
  return resourceSet(
    "Color",
    spots.map(({ plate, role }) => ({
      name: "Resource",
      children: [
        { name: "Part", attributes: { Separation: plate.replaceAll(/[^\w.:-]/g, "_") } },
        {
          name: "Color",
          attributes: { ActualColorName: plate, ColorType: role === "cut" ? "DieLine" : "Normal" },
        },
      ],
    })),
  );
}

/** The shop's own words for an address; those XJDF has are used, the rest are lines of it. */
function contact(shipTo: JobTicket["shipTo"]): XmlElement | undefined {
  if (!shipTo) return undefined;
  const { name, city, country, postalCode, zip, street, company, email, phone, ...rest } = shipTo;
  const lines = Object.values(rest).filter((line) => line.trim() !== "");
  const channels = [
    { type: "Email", at: email && `mailto:${email}` },
    { type: "Phone", at: phone && `tel:${phone}` },
  ].filter(({ at }) => at);
  const found: XmlElement = {
    name: "Contact",
    children: [
      {
        name: "Address",
        attributes: {
          City: city,
          ...(country && (/^[A-Z]{2}$/.test(country) ? { CountryCode: country } : { Country: country })),
          PostalCode: postalCode ?? zip,
          Street: street,
        },
        children: lines.map((text) => ({ name: "AddressLine", text })),
      },
      ...channels.map(({ type, at }) => ({ name: "ComChannel", attributes: { ChannelType: type, Locator: at } })),
      company ? { name: "Company", attributes: { OrganizationName: company } } : undefined,
      name ? { name: "Person", attributes: { DescriptiveName: name } } : undefined,
    ],
  };
  const part = { name: "Part", attributes: { ContactType: "Delivery" } };
  return resourceSet("Contact", [{ name: "Resource", children: [part, found] }]);
}

function delivery({ dueAt }: JobTicket, products: readonly XmlElement[]): XmlElement {
  const drops = products.map(({ attributes = {} }) => ({
    name: "DropItem",
    attributes: { Amount: attributes["Amount"], ItemRef: attributes["ID"] },
  }));
  const params = { name: "DeliveryParams", attributes: { Required: dueAt }, children: drops };
  return resourceSet("DeliveryParams", [{ name: "Resource", children: [params] }]);
}

function resourceSet(name: string, children: readonly XmlElement[]): XmlElement {
  return { name: "ResourceSet", attributes: { Name: name, Usage: "Input" }, children };
}

function generalId(usage: string, value: string): XmlElement {
  return { name: "GeneralID", attributes: { IDUsage: usage, IDValue: value } };
}

function idOf(row: number | undefined): string {
  return `P${row ?? 1}`;
}

/** What XML Schema calls a NMTOKEN; other texts stand in a GeneralID only. */
function tokenOf(text: string): string | undefined {
  return /^[\w.:-]+$/.test(text) ? text : undefined;
}

function inPoints(mm: number): number {
  return Math.round(mm * POINTS_PER_MM * 1e4) / 1e4;
}
