/** How the product stands before the camera, as if on a turntable: camera and lights never move round it. */
export interface Pose {
  /** From where it is looked at, seen from above: 0 from +x, 90 from −z, 180 from −x, 270 from +z. */
  readonly azimuthDeg: number;
  /** How far the camera looks down on it. */
  readonly elevationDeg: number;
  /** 1 fits the product into the stage. */
  readonly zoom: number;
}

export const ZOOM_LIMITS = { least: 0.8, most: 2.6 } as const;
const ELEVATION_LIMITS = { least: -8, most: 70 } as const;

/** Per second: how quickly what is shown follows what was asked for. */
const DAMPING = { drag: 18, flight: 4.2 } as const;
/** Seconds of the last drag's speed that a flick travels on. */
const FLICK_SECONDS = 0.28;
const STILL_DEG = 0.02;

/** Where the product is and where it is going: pure state, no clock and no DOM. */
export class Turntable {
  #shown: Pose;
  #wanted: Pose;
  #damping: number = DAMPING.flight;

  constructor(pose: Pose) {
    this.#shown = pose;
    this.#wanted = pose;
  }

  get pose(): Pose {
    return this.#shown;
  }

  get wanted(): Pose {
    return this.#wanted;
  }

  /** Flies to a pose the short way round. */
  flyTo(pose: Partial<Pose>): void {
    const wanted = { ...this.#wanted, ...pose };
    this.#damping = DAMPING.flight;
    this.#wanted = within({ ...wanted, azimuthDeg: nearestTurn(wanted.azimuthDeg, this.#shown.azimuthDeg) });
  }

  /** Stands in a pose at once: for shoppers who asked for less motion. */
  jumpTo(pose: Partial<Pose>): void {
    this.flyTo(pose);
    this.#shown = this.#wanted;
  }

  /** Follows the finger. */
  turnBy(azimuthDeg: number, elevationDeg: number): void {
    this.#damping = DAMPING.drag;
    this.#wanted = within({
      ...this.#wanted,
      azimuthDeg: this.#wanted.azimuthDeg + azimuthDeg,
      elevationDeg: this.#wanted.elevationDeg + elevationDeg,
    });
  }

  /** Lets go at a speed: the product turns on and comes to rest. */
  flick(azimuthDegPerSecond: number): void {
    this.#damping = DAMPING.flight;
    this.#wanted = { ...this.#wanted, azimuthDeg: this.#wanted.azimuthDeg + azimuthDegPerSecond * FLICK_SECONDS };
  }

  zoomBy(factor: number): void {
    this.#wanted = within({ ...this.#wanted, zoom: this.#wanted.zoom * factor });
  }

  /** Moves on by `seconds`; true while there is still way to go. */
  advance(seconds: number): boolean {
    const share = 1 - Math.exp(-this.#damping * seconds);
    const { azimuthDeg, elevationDeg, zoom } = this.#shown;
    const left = {
      azimuth: this.#wanted.azimuthDeg - azimuthDeg,
      elevation: this.#wanted.elevationDeg - elevationDeg,
      zoom: this.#wanted.zoom - zoom,
    };
    if (Math.abs(left.azimuth) + Math.abs(left.elevation) < STILL_DEG && Math.abs(left.zoom) < 0.001) {
      this.#shown = this.#wanted;
      return false;
    }
    this.#shown = {
      azimuthDeg: azimuthDeg + left.azimuth * share,
      elevationDeg: elevationDeg + left.elevation * share,
      zoom: zoom + left.zoom * share,
    };
    return true;
  }
}

/** The angle equal to `angleDeg` that is at most half a turn from `fromDeg`. */
export function nearestTurn(angleDeg: number, fromDeg: number): number {
  return angleDeg - 360 * Math.round((angleDeg - fromDeg) / 360);
}

function within(pose: Pose): Pose {
  return {
    azimuthDeg: pose.azimuthDeg,
    elevationDeg: clamp(pose.elevationDeg, ELEVATION_LIMITS),
    zoom: clamp(pose.zoom, ZOOM_LIMITS),
  };
}

function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}
