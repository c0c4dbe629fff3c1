/** Widths of the two sizes in which a picture is kept, px at most. */
export const WIDE = 1600
export const NARROW = 800

export interface CoverSizes {
  id: string
  /** px of the wide one. */
  width: number
  height: number
  /** px of the narrow one. */
  narrowWidth: number
}

export const coverSizes = ({ id, width, height }: Omit<CoverSizes, 'narrowWidth'>): CoverSizes => ({
  id,
  width,
  height,
  narrowWidth: Math.min(width, NARROW),
})
