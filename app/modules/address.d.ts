declare module 'virtual:improve' {
  const address: string
  export default address
}
declare module 'virtual:organize' {
  const address: string
  export default address
}
