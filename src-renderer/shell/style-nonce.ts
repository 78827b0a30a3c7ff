// Naive UI makes its style sheets at run time and gives them no nonce, so the page's policy would refuse them.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const create = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (/^style$/i.test(name)) element.nonce = nonce
  return element
}
