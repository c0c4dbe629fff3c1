declare module 'virtual:improve' {
  const address: string
  export default address
}
