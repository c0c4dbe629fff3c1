/** A map that holds at most `most` bytes, as its values tell their `size`; what was set first goes first. */
export function byteBoundedMap<V extends { size: number }>(most: number) {
  const values = new Map<string, V>()
  let bytes = 0

  function remove(key: string) {
    const value = values.get(key)
    if (!value) return
    bytes -= value.size
    values.delete(key)
  }

  return {
    get: (key: string) => values.get(key),
    /** Sets a value as the newest; one larger than a quarter of the whole is not taken. */
    set(key: string, value: V) {
      remove(key)
      if (value.size > most / 4) return
      values.set(key, value)
      bytes += value.size
      for (const oldest of values.keys()) {
        if (bytes <= most) return
        remove(oldest)
      }
    },
    delete: remove,
    keys: () => values.keys(),
    size: () => values.size,
    bytes: () => bytes,
  }
}
