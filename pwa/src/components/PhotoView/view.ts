// SPDX-License-Identifier: EUPL-1.2

/** How a photo is looked at: enlarged by `scale`, its middle `x` and `y` pixels off the stage's. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
/** Enough to read the number on a lamp post. */
export const LARGEST = 6;

/** Return the size of an image that is fitted into the stage as a whole. */
export function fitted(image: Size, stage: Size): Size {
  const scale = Math.min(stage.width / image.width, stage.height / image.height);
  return { width: image.width * scale, height: image.height * scale };
}

/** Return the view enlarged by `factor` where the point `x`, `y` off the middle stays in its place. */
export function zoomed(view: View, factor: number, x = 0, y = 0): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

/** Return the view moved back so that no edge of the photo lies inside the stage without need. */
export function held(view: View, photo: Size, stage: Size): View {
  const room = (length: number, window: number) => Math.max(0, (length * view.scale - window) / 2);
  const within = (at: number, most: number) => Math.min(most, Math.max(-most, at)) || 0;
  return {
    scale: view.scale,
    x: within(view.x, room(photo.width, stage.width)),
    y: within(view.y, room(photo.height, stage.height)),
  };
}
