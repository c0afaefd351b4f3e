/**
 * Makes `sample.jpg`, the photograph of the demo ("try with our photo"): an evening at a lake, computed from nothing, so that
 * no one's rights are touched. Its oranges and blues are strong enough to be found again in a print file.
 */
import { fileURLToPath } from "node:url";

import sharp from "sharp";

import { createPicture, encodeSrgb, type Light, type LightPicture, mixLight, readLight, writeLight } from "./light.ts";
import { latticeValue } from "./noise.ts";
import { firsOver } from "./sunset/firs.ts";
import { jettyLight } from "./sunset/jetty.ts";
import { lakeLight } from "./sunset/lake.ts";
import { ridgesOver } from "./sunset/ridges.ts";
import { skyLight } from "./sunset/sky.ts";

const WIDTH = 2400;
const HEIGHT = 1800;
const HORIZON = 1010;

/** Above 1, as most phones develop their photos. */
const SATURATION = 1.38;

const upper = paintUpperHalf();
const scene = paintLowerHalf(upper);
const photo = developPhoto(scene, glowOf(scene));
await sharp(photo, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  .jpeg({ quality: 88, mozjpeg: true })
  .toFile(fileURLToPath(new URL("sample.jpg", import.meta.url)));

function paintUpperHalf(): LightPicture {
  const picture = createPicture(WIDTH, HORIZON + 2);
  for (let row = 0; row < picture.height; row++) {
    const up = (HORIZON - row) / HEIGHT;
    for (let column = 0; column < WIDTH; column++) {
      const across = (column - WIDTH / 2) / HEIGHT;
      const light = firsOver(ridgesOver(skyLight(across, up), across, up), across, up);
      writeLight(picture, row * WIDTH + column, light);
    }
  }
  return picture;
}

function paintLowerHalf(mirrored: LightPicture): LightPicture {
  const picture = createPicture(WIDTH, HEIGHT);
  picture.samples.set(mirrored.samples);
  for (let row = 0; row < HEIGHT; row++) {
    const down = (row - HORIZON) / HEIGHT;
    for (let column = 0; column < WIDTH; column++) {
      const across = (column - WIDTH / 2) / HEIGHT;
      const index = row * WIDTH + column;
      if (down > 0) {
        const place = { across, down, horizon: HORIZON, size: HEIGHT };
        writeLight(picture, index, lakeLight(mirrored, place));
      }
      const jetty = jettyLight(across, down);
      if (jetty) writeLight(picture, index, mixLight(readLight(picture, column, row), jetty.light, jetty.cover));
    }
  }
  return picture;
}

/** What a lens spreads around bright spots: a strongly blurred copy of the picture at a sixteenth of its size. */
function glowOf(picture: LightPicture): LightPicture {
  const scale = 16;
  const small = createPicture(WIDTH / scale, Math.ceil(HEIGHT / scale));
  for (let row = 0; row < small.height; row++) {
    for (let column = 0; column < small.width; column++) {
      const light = readLight(picture, (column + 0.5) * scale, (row + 0.5) * scale);
      writeLight(small, row * small.width + column, light);
    }
  }
  return blur(blur(small, 1, 0), 0, 1);
}

function blur(picture: LightPicture, stepX: number, stepY: number): LightPicture {
  const result = createPicture(picture.width, picture.height);
  for (let row = 0; row < picture.height; row++) {
    for (let column = 0; column < picture.width; column++) {
      const sum = [0, 0, 0];
      let total = 0;
      for (let offset = -12; offset <= 12; offset++) {
        const weight = Math.exp(-(offset * offset) / 50);
        const light = readLight(picture, column + offset * stepX, row + offset * stepY);
        for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + light[channel] * weight;
        total += weight;
      }
      const [red = 0, green = 0, blue = 0] = sum;
      writeLight(result, row * picture.width + column, [red / total, green / total, blue / total]);
    }
  }
  return result;
}

/** The camera: glow, vignette, film curve, grain. */
function developPhoto(picture: LightPicture, glow: LightPicture): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH; column++) {
      const index = row * WIDTH + column;
      const light = mixLight(readLight(picture, column, row), readLight(glow, column / 16 - 0.5, row / 16 - 0.5), 0.09);
      const corner = Math.hypot(column / WIDTH - 0.5, row / HEIGHT - 0.5);
      const exposure = 0.7 * (1 - 0.55 * corner * corner);
      const grain = (latticeValue(column, row, 1) + latticeValue(column, row, 2) - 1) * 4;
      pixels.set(
        exposed(light, exposure).map((value) => Math.round(Math.min(255, Math.max(0, encodeSrgb(value) + grain)))),
        index * 3,
      );
    }
  }
  return pixels;
}

/** A shoulder that keeps the sun's surroundings from clipping, per channel as film does. */
function exposed(light: Light, exposure: number): Light {
  const curve = (value: number) => {
    const x = value * exposure;
    return (x * (2.1 * x + 0.04)) / (x * (1.95 * x + 0.62) + 0.1);
  };
  const film: Light = [curve(light[0]), curve(light[1]), curve(light[2])];
  const grey = 0.2126 * film[0] + 0.7152 * film[1] + 0.0722 * film[2];
  return mixLight([grey, grey, grey], film, SATURATION);
}
