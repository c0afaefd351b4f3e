import { envelope } from "../../configurator-schemas/protocol/widget-messages.ts";
import type { CartItem, FromWidget } from "../../configurator-schemas/protocol/widget-messages.ts";
import { connectWidget } from "./connect-widget.ts";
import type { WidgetConnection } from "./connect-widget.ts";
import type { AddToCartDetail, CustomizerEventMap } from "./customizer-events.ts";
import { ELEMENT_STYLE } from "./element-style.ts";
import { EMBED_WORDS, toEmbedLanguage } from "./embed-words.ts";
import type { EmbedWords } from "./embed-words.ts";
import { widgetAddress } from "./widget-address.ts";

/** After the frame has loaded something, that long for it to say it is the widget. */
const READY_MS = 8000;
const HEIGHT_PX = { least: 420, most: 6000 } as const;
const SANDBOX = "allow-scripts allow-forms allow-same-origin allow-popups allow-downloads";

let ownServer: string | undefined;

/** The server elements talk to unless they say otherwise: the one their script came from. */
export function defineServer(server: string): void {
  ownServer = server;
}

/**
 * `<atelier-customizer product="mug-11oz" key="pk_…" lang="fr">`: the customizer in a sandboxed frame, as tall as it needs
 * to be; with `mode="dialog"` a button (or the tag's own content) that opens it over the page; with `mode="fill"` as tall as the shop makes the tag.
 */
export class CustomizerElement extends HTMLElement {
  static readonly observedAttributes = ["product", "key", "data-key", "lang", "design", "server", "mode", "shop-base"];

  readonly #root = this.attachShadow({ mode: "open" });
  #frame: HTMLIFrameElement | undefined;
  #connection: WidgetConnection | undefined;
  #dialog: HTMLDialogElement | undefined;
  #message: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pageOverflow = "";
  #building = false;

  connectedCallback(): void {
    this.#rebuild();
  }

  disconnectedCallback(): void {
    this.#tearDown();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === "lang" && this.#connection) {
      const language = toEmbedLanguage(now);
      if (this.#frame) this.#frame.title = EMBED_WORDS[language].title;
      this.#connection.send(envelope("setLanguage", { language }));
      return;
    }
    // Frameworks set attributes one by one: one frame for all of them.
    if (this.#building) return;
    this.#building = true;
    queueMicrotask(() => {
      this.#building = false;
      if (this.isConnected) this.#rebuild();
    });
  }

  /** Opens the dialog of `mode="dialog"`. */
  open(): void {
    if (!this.#dialog || this.#dialog.open) return;
    if (!this.#frame) this.#addFrame(this.#dialog);
    this.#pageOverflow = document.documentElement.style.overflow;
    document.documentElement.style.overflow = "hidden";
    this.#dialog.showModal();
    this.#frame?.focus();
  }

  /** Closes it; the design is saved, opening again goes on where the shopper left. */
  close(): void {
    this.#dialog?.close();
  }

  #rebuild(): void {
    this.#tearDown();
    const style = document.createElement("style");
    style.textContent = ELEMENT_STYLE;
    this.#root.replaceChildren(style);
    if (this.getAttribute("mode") === "dialog") this.#addDialog();
    else this.#addFrame(this.#root);
  }

  #tearDown(): void {
    clearTimeout(this.#timer);
    this.#connection?.close();
    if (this.#dialog?.open) this.#dialog.close();
    this.#connection = this.#frame = this.#dialog = this.#message = undefined;
  }

  #addDialog(): void {
    const dialog = (this.#dialog = document.createElement("dialog"));
    dialog.setAttribute("aria-label", this.#words.title);
    const close = this.#button("close", "×", () => this.close());
    close.setAttribute("aria-label", this.#words.close);
    dialog.append(close);
    dialog.addEventListener("close", () => {
      document.documentElement.style.overflow = this.#pageOverflow;
      this.#emit("atelier:close", undefined);
    });
    const opener = document.createElement("slot");
    opener.addEventListener("click", () => this.open());
    // Shown while the merchant puts nothing between the tags.
    opener.append(this.#button("open", this.#words.open, () => undefined));
    this.#root.append(opener, dialog);
  }

  #addFrame(parent: ParentNode): void {
    const server = new URL(this.getAttribute("server") ?? ownServer ?? location.href).href;
    const product = this.getAttribute("product") ?? "";
    const key = this.getAttribute("key") ?? this.dataset["key"] ?? "";
    const message = (this.#message = document.createElement("div"));
    message.className = "message";
    message.hidden = true;
    message.setAttribute("role", "alert");
    if (!product || !key) {
      parent.append(message);
      return this.#fail("incomplete");
    }
    const frame = (this.#frame = document.createElement("iframe"));
    frame.title = this.#words.title;
    frame.loading = "lazy";
    frame.allow = "";
    // On the server's own origin (the demo shop) a sandbox with allow-same-origin holds nothing, and browsers say so.
    if (new URL(server).origin !== location.origin) frame.setAttribute("sandbox", SANDBOX);
    const language = toEmbedLanguage(this.#language);
    frame.src = widgetAddress({
      server,
      product,
      key,
      language,
      design: this.getAttribute("design"),
      shopBase: this.getAttribute("shop-base"),
    });
    frame.addEventListener("load", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#diagnose(server), READY_MS);
    });
    this.#connection = connectWidget(frame, new URL(server).origin, {
      onConnected: () => {
        clearTimeout(this.#timer);
        message.hidden = true;
      },
      onMessage: (received) => this.#receive(received),
      onOutdated: () => this.#fail("outdated"),
    });
    parent.prepend(frame);
    parent.append(message);
  }

  #receive(message: FromWidget): void {
    switch (message.type) {
      case "resize":
        // In a dialog the frame is as tall as the screen, and `fill` is the shop's own height.
        if (this.#frame && !this.#dialog && this.getAttribute("mode") !== "fill") {
          const { least, most } = HEIGHT_PX;
          this.#frame.style.height = `${Math.min(most, Math.max(least, Math.ceil(message.payload.heightPx)))}px`;
        }
        return;
      case "loaded":
        return void this.#emit("atelier:ready", message.payload);
      case "designSaved":
        return void this.#emit("atelier:saved", message.payload);
      case "addToCart":
        return this.#offerToCart(message.payload);
      case "close":
        if (this.#dialog) this.close();
        else this.#emit("atelier:close", undefined);
        return;
      case "error":
        return void this.#emit("atelier:error", message.payload);
    }
  }

  #offerToCart(item: CartItem): void {
    let answered = false;
    const answer = (message: Parameters<WidgetConnection["send"]>[0]) => {
      if (answered) return;
      answered = true;
      this.#connection?.send(message);
    };
    const detail: AddToCartDetail = {
      ...item,
      accept: (text) => answer(envelope("cartAccepted", text === undefined ? {} : { message: text })),
      refuse: (text) => answer(envelope("cartRefused", { message: text })),
    };
    if (this.#emit("atelier:add-to-cart", detail)) detail.accept();
  }

  /** False when a listener prevented the default. */
  #emit<Name extends keyof CustomizerEventMap>(name: Name, detail: CustomizerEventMap[Name]["detail"]): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** The frame loaded, but not the widget: is the server there at all? */
  async #diagnose(server: string): Promise<void> {
    const reachable = await fetch(new URL("livez", server), { mode: "no-cors", cache: "no-store" }).then(
      () => true,
      () => false,
    );
    this.#fail(reachable ? "refused" : "unreachable");
  }

  #fail(code: "refused" | "unreachable" | "outdated" | "incomplete"): void {
    const text = this.#words[code];
    if (this.#message) {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      const retry = this.#button("retry", this.#words.retry, () => this.#rebuildOpen());
      this.#message.dir = toEmbedLanguage(this.#language) === "ar" ? "rtl" : "ltr";
      this.#message.replaceChildren(paragraph, ...(code === "incomplete" ? [] : [retry]));
      this.#message.hidden = false;
      if (!this.#frame) this.#message.style.position = "static";
    }
    this.#emit("atelier:error", { code, message: text });
  }

  #rebuildOpen(): void {
    const wasOpen = this.#dialog?.open === true;
    this.#rebuild();
    if (wasOpen) this.open();
  }

  #button(name: string, label: string, onClick: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.textContent = label;
    button.addEventListener("click", onClick);
    return button;
  }

  get #language(): string {
    return this.getAttribute("lang") ?? document.documentElement.lang;
  }

  get #words(): EmbedWords {
    return EMBED_WORDS[toEmbedLanguage(this.#language)];
  }
}
