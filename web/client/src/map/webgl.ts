/** Whether the browser can draw the map in space; asked once, for a context is dear. */
let known: boolean | null = null;

/** True where WebGL 2 is there, in hardware or in software. */
export function hasWebGl(): boolean {
  if (known === null) {
    const context = document.createElement("canvas").getContext("webgl2");
    known = context !== null;
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  }
  return known;
}
