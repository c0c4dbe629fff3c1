import { create } from 'qrcode'
import { ink, type Pdf } from './document.server'

/** Draws a QR code as one filled outline, sharp at any size; a quarter of it may be damaged. `side` in points. */
export function drawQr(doc: Pdf, text: string, x: number, y: number, side: number): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules
  const unit = side / size
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column]) doc.rect(x + column * unit, y + row * unit, unit, unit)
    }
  }
  doc.fill(ink)
}
