// What the page carries beside its code, by the name in build-plugins/assets.ts: served.ts or packed.ts, as the build says.
declare module '#asset' {
  /** Whether the engine among them is the complete one. */
  export const wholeEngine: boolean;
  export function asset(name: import('../../build-plugins/assets').AssetName): Promise<Response>;
}
