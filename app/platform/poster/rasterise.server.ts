import { renderAsync } from '@resvg/resvg-js'

/** An SVG of ours as PNG, at its own size or at a width in pixels; drawn off the main thread, with no font at hand. */
export async function rasterise(svg: string, width?: number): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false },
    fitTo: width ? { mode: 'width', value: width } : { mode: 'original' },
  })
  return image.asPng()
}
