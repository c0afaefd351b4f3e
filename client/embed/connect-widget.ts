import { envelope, isEnvelope, WIDGET_VERSION } from "../../configurator-schemas/protocol/widget-messages.ts";
import type {
  FromWidget,
  HelloMessage,
  ReadyMessage,
  ToWidget,
} from "../../configurator-schemas/protocol/widget-messages.ts";

interface WidgetListener {
  onMessage(message: FromWidget): void;
  onConnected(): void;
  /** The widget speaks none of our versions: one of us is from another day. */
  onOutdated(): void;
}

export interface WidgetConnection {
  send(message: ToWidget): void;
  close(): void;
}

/**
 * Waits for the frame's "ready", answers it with a port, and talks on that port only. Every message is checked for the
 * frame's window and the server's exact origin.
 *
 * "ready" comes again and again until it is answered, and again when the frame reloads; from outside the two look alike.
 * So every "ready" gets a port of its own and all of them stay open: the widget keeps the first it is given.
 */
export function connectWidget(
  frame: HTMLIFrameElement,
  origin: string,
  { onMessage, onConnected, onOutdated }: WidgetListener,
): WidgetConnection {
  const ports: MessagePort[] = [];
  /** The port the widget was heard on. */
  let kept: MessagePort | undefined;

  const onWindowMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (!isEnvelope(event.data) || event.data.type !== "ready") return;
    // Our own page at the exact origin sent it, and "ready" has this payload.
    const { versions } = (event.data as ReadyMessage).payload;
    if (!versions.includes(WIDGET_VERSION)) return onOutdated();
    const channel = new MessageChannel();
    ports.push(channel.port1);
    channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      kept = channel.port1;
      // Nobody else holds the other end of this port.
      if (isEnvelope(data)) onMessage(data as FromWidget);
    };
    const hello: HelloMessage = envelope("hello", { versions: [WIDGET_VERSION] });
    frame.contentWindow?.postMessage(hello, origin, [channel.port2]);
    onConnected();
  };

  window.addEventListener("message", onWindowMessage);
  return {
    send(message) {
      for (const port of kept ? [kept] : ports) port.postMessage(message);
    },
    close() {
      window.removeEventListener("message", onWindowMessage);
      for (const port of ports) port.close();
    },
  };
}
