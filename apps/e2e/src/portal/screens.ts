export interface Screen {
  readonly width: number;
  readonly height: number;
}
export const phone: Screen = { width: 360, height: 740 };
export const desktop: Screen = { width: 1280, height: 900 };
