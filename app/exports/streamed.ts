/**
 * A stream of texts that asks for the next part when somebody wants it, and for nothing ahead of that. `ended` hears
 * once how it went: true when the last part was handed over, false when the reader hung up or a part failed.
 */
export function streamed(
  parts: AsyncGenerator<string, undefined>,
  ended: (complete: boolean) => Promise<void> = async () => {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let over = false
  const end = async (complete: boolean) => {
    if (over) return
    over = true
    await ended(complete)
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await parts.next()
          if (!done) return controller.enqueue(encoder.encode(value))
          await end(true)
          controller.close()
        } catch (error) {
          await end(false).catch(() => {})
          controller.error(error)
        }
      },
      async cancel() {
        await parts.return(undefined)
        await end(false)
      },
    },
    { highWaterMark: 0 },
  )
}
