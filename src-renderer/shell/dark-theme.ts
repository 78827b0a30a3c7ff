/** Loaded only where the window is dark. */
export { darkTheme } from 'naive-ui'
