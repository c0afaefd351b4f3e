import { addsUp } from "./adds-up.ts";
import type { ReceiptClaims } from "./claims.ts";

/**
 * A receipt's payload, checked value by value and that it adds up (SPEC R1); undefined where it is none. What it says beside
 * this is kept: later versions may say more.
 */
export function readClaims(json: unknown): ReceiptClaims | undefined {
  return isClaims(json) && isConsistent(json) && addsUp(json) ? json : undefined;
}

function isClaims(json: unknown): json is ReceiptClaims {
  return (
    isObject(json) &&
    ["iss", "aud", "sub", "product", "priceBook"].every((name) => isText(json[name])) &&
    [json["iat"], json["exp"]].every((each) => isInteger(each, 0)) &&
    [json["productVersion"], json["maxQuantity"]].every((each) => isInteger(each, 1)) &&
    (json["taxMode"] === "inclusive" || json["taxMode"] === "exclusive") &&
    isAbsentOr(json["design"], isText) &&
    isAbsentOr(json["country"], (value) => matches(value, /^[A-Z]{2}$/)) &&
    isAbsentOr(json["promiseBy"], (value) => matches(value, /^\d{4}-\d{2}-\d{2}$/)) &&
    isAbsentOr(json["legalText"], isText) &&
    isAbsentOr(json["legalWords"], isText) &&
    ["unitPrice", "net", "tax", "total"].every((name) => isMoney(json[name])) &&
    isListOf(json["lines"], isLine) &&
    isListOf(json["rows"], isRow) &&
    isListOf(json["ladder"], isStep)
  );
}

function isLine(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value["sku"]) &&
    isInteger(value["quantity"], 1) &&
    isMoney(value["unitPrice"]) &&
    isAbsentOr(value["unitPrices"], (prices) => isListOf(prices, (each) => isInteger(each))) &&
    isAbsentOr(value["selections"], isObject) &&
    isAbsentOr(value["fields"], (fields) => isObject(fields) && Object.values(fields).every(isText)) &&
    ["kept", "lost", "unclear"].some((each) => each === value["withdrawal"])
  );
}

function isRow(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value["rule"]) &&
    isText(value["label"]) &&
    (value["per"] === "unit" || value["per"] === "once") &&
    isInteger(value["quantity"], 1) &&
    isInteger(value["unit"]) &&
    isInteger(value["amount"])
  );
}

function isStep(value: unknown): boolean {
  return isObject(value) && isInteger(value["from"], 1) && isMoney(value["unitPrice"]) && isMoney(value["once"]);
}

/** One currency, a line and a step at least, steps that rise from 1, a price per line for each of them, nothing inexact. */
function isConsistent(claims: ReceiptClaims): boolean {
  const { lines, ladder, total, maxQuantity } = claims;
  const amounts = [claims.unitPrice, claims.net, claims.tax, total, ...lines.map((line) => line.unitPrice)];
  const prices = ladder.flatMap(({ unitPrice, once }) => [unitPrice, once]);
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const largest = [...ladder.map(({ unitPrice }) => unitPrice.amount), ...lines.flatMap(pricesOf)];
  return (
    lines.length > 0 &&
    pieces <= maxQuantity &&
    [...amounts, ...prices].every(({ currency }) => currency === total.currency) &&
    ladder[0]?.from === 1 &&
    ladder.every(({ from }, i) => from <= maxQuantity && from > (ladder[i - 1]?.from ?? 0)) &&
    lines.every(({ unitPrices }) => unitPrices === undefined || unitPrices.length === ladder.length) &&
    // Twice the largest product leaves room for what is paid once.
    largest.every((price) => Number.isSafeInteger(price * maxQuantity * 2))
  );
}

function pricesOf({ unitPrice, unitPrices }: ReceiptClaims["lines"][number]): readonly number[] {
  return [unitPrice.amount, ...(unitPrices ?? [])];
}

function isMoney(value: unknown): boolean {
  return isObject(value) && isInteger(value["amount"]) && matches(value["currency"], /^[A-Z]{3}$/);
}

function isInteger(value: unknown, least = -Infinity): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function matches(value: unknown, pattern: RegExp): boolean {
  return isText(value) && pattern.test(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isEach: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((each) => isEach(each));
}

function isAbsentOr(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || isRight(value);
}
