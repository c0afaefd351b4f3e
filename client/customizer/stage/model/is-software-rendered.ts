const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** True where WebGL is computed without a GPU. */
export function isSoftwareRendered(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  return SOFTWARE.test(String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER)));
}
