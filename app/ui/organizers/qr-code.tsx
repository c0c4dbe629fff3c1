/** Dark on light in every colour scheme, with the four modules of rest around it that readers need (ISO/IEC 18004). */
export const QrCode = ({ size, path, label }: { size: number; path: string; label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`-4 -4 ${size + 8} ${size + 8}`}
    width={196}
    height={196}
    shapeRendering="crispEdges"
  >
    <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
)
