import { describe, expect, it } from "vitest";
import { readConfig, refuseOpenDemo } from "../../server/config.ts";

describe("the environment", () => {
  it("[CF1] needs nothing: loopback, port 8787, ./data", () => {
    expect(readConfig({}, "/srv")).toEqual({ host: "127.0.0.1", port: 8787, dataDir: "/srv/data" });
    expect(readConfig({ PORT: "0", HOST: "::1", ATELIER_DATA: "/var/a", ATELIER_ROLE: "all" }, "/srv")).toEqual({
      host: "::1",
      port: 0,
      dataDir: "/var/a",
    });
  });

  it.each([
    [{ ATELIER_DATE: "x" }, /ATELIER_DATE is not a setting/],
    [{ ATELIER_DATA: " " }, /ATELIER_DATA is empty/],
    [{ ATELIER_ROLE: "boss" }, /expected all, web or worker/],
    [{ ATELIER_ROLE: "web" }, /need Postgres/],
    [{ DATABASE_URL: "postgres://x" }, /later release/],
    [{ BLOB_URL: "s3://x" }, /later release/],
    [{ PORT: "80a" }, /PORT is "80a"/],
    [{ PORT: "70000" }, /expected a number/],
  ])("[CF2] %j stops the start with a sentence", (environment, sentence) => {
    expect(() => readConfig(environment, "/srv")).toThrow(sentence);
  });

  it("[CF3] the demo listens on this machine only", () => {
    expect(() => refuseOpenDemo(readConfig({ HOST: "0.0.0.0" }, "/"))).toThrow(/this machine only/);
    expect(() => refuseOpenDemo(readConfig({ HOST: "localhost" }, "/"))).not.toThrow();
  });
});
