import type { CoverView } from '../petitions/views'

/** A picture with its credit, in the size the screen needs. */
export const CoverImage = ({ cover, above = false }: { cover: CoverView; above?: boolean }) => {
  const { id, width, height, narrowWidth, alt, credit } = cover
  const address = (size: number) => `/images/${id}-${size}.webp`
  return (
    <figure>
      <img
        src={address(800)}
        srcSet={`${address(800)} ${narrowWidth}w, ${address(1600)} ${width}w`}
        sizes="(min-width: 66rem) 42rem, 100vw"
        width={width}
        height={height}
        alt={alt}
        loading={above ? 'eager' : 'lazy'}
        decoding="async"
        className="h-auto w-full border border-line"
      />
      <figcaption className="mt-1 text-sm text-soft">{credit}</figcaption>
    </figure>
  )
}
