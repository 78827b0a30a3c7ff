/**
 * 亲邻台账 design tokens. One source for CSS variables, Naive UI overrides and ECharts.
 * All text/background pairs in `contrastPairs` are checked to WCAG AA (4.5 text, 3.0 marks and borders).
 */
export interface Palette {
  paper: string
  ground: string
  raised: string
  hover: string
  selected: string
  ink: string
  ink2: string
  ink3: string
  line: string
  lineStrong: string
  accent: string
  accentHover: string
  accentPress: string
  onAccent: string
  mark: string
  focus: string
  ok: string
  okTint: string
  due: string
  dueTint: string
  late: string
  lateTint: string
  solid: string
  onSolid: string
  bar: string
  onBar: string
  scrim: string
  shadow: string
}

export const light: Palette = {
  paper: '#FFFFFF',
  ground: '#F6F6F4',
  raised: '#FFFFFF',
  hover: '#F1F1EE',
  selected: '#E9E9E5',
  ink: '#1D1D1B',
  ink2: '#474743',
  ink3: '#62625C',
  line: '#DDDDD8',
  lineStrong: '#83837C',
  accent: '#9B1B1E',
  accentHover: '#821417',
  accentPress: '#6B0F12',
  onAccent: '#FFFFFF',
  mark: '#9B1B1E',
  focus: '#1A5FB4',
  ok: '#226640',
  okTint: '#EAF3ED',
  due: '#7A5000',
  dueTint: '#FBF2DC',
  late: '#A63A00',
  lateTint: '#FCEEE4',
  solid: '#3A3A36',
  onSolid: '#FFFFFF',
  bar: '#3A3A36',
  onBar: '#FFFFFF',
  scrim: 'rgba(29,29,27,.36)',
  shadow: '0 8px 32px rgba(0,0,0,.16), 0 0 0 1px rgba(0,0,0,.08)',
}

export const dark: Palette = {
  paper: '#1C1C1B',
  ground: '#151514',
  raised: '#262625',
  hover: '#262625',
  selected: '#32322F',
  ink: '#EDEDE9',
  ink2: '#C6C6C0',
  ink3: '#A3A39C',
  line: '#383835',
  lineStrong: '#7D7D76',
  accent: '#B2383A',
  accentHover: '#C04648',
  accentPress: '#9B2C2F',
  onAccent: '#FFFFFF',
  mark: '#E8837F',
  focus: '#86B7F3',
  ok: '#82C79B',
  okTint: '#1F2F25',
  due: '#DFB762',
  dueTint: '#322A17',
  late: '#F2A06B',
  lateTint: '#3A281C',
  solid: '#C6C6C0',
  onSolid: '#1C1C1B',
  bar: '#454541',
  onBar: '#FFFFFF',
  scrim: 'rgba(0,0,0,.56)',
  shadow: '0 8px 32px rgba(0,0,0,.5), 0 0 0 1px rgba(255,255,255,.1)',
}

export const font = {
  screen: "'Microsoft YaHei UI','Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif",
  paperTitle: "'方正小标宋简体','FZXiaoBiaoSong-B05S','SimSun','宋体','Noto Serif CJK SC',serif",
  paperBody: "'仿宋_GB2312','FangSong_GB2312','仿宋','FangSong','Noto Serif CJK SC',serif",
  paperTable: "'宋体','SimSun','Noto Serif CJK SC',serif",
  paperHead: "'黑体','SimHei','Noto Sans CJK SC',sans-serif",
}
/** px at 100 %. Two weights only: 400 and 700 (YaHei has no 500/600). */
export const type = { aux: 14, base: 16, section: 18, title: 22, figure: 28, lineUi: 1.5, lineRead: 1.75 }
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 40, 8: 56 }
export const layout = {
  topBar: 48,
  statusBar: 28,
  nav: 152,
  navRail: 72,
  tree: 232,
  panel: 376,
  aside: 304,
  counts: 248,
  control: 40,
  controlSmall: 32,
  rowList: 56,
  rowTable: 36,
  rowHead: 36,
  rowPlanner: 32,
  rowImport: 56,
  radius: 3,
  railBelow: 1100,
  compactHeightBelow: 600,
}

export const contrastPairs: [keyof Palette, keyof Palette, number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'ground', 4.5],
  ['ink', 'hover', 4.5],
  ['ink', 'selected', 4.5],
  ['ink2', 'paper', 4.5],
  ['ink2', 'selected', 4.5],
  ['ink3', 'paper', 4.5],
  ['ink3', 'ground', 4.5],
  ['ink3', 'hover', 4.5],
  ['ink3', 'selected', 4.5],
  ['ink3', 'raised', 4.5],
  ['lineStrong', 'paper', 3],
  ['lineStrong', 'ground', 3],
  ['onAccent', 'accent', 4.5],
  ['onAccent', 'accentHover', 4.5],
  ['mark', 'paper', 4.5],
  ['mark', 'ground', 4.5],
  ['focus', 'paper', 4.5],
  ['focus', 'ground', 3],
  ['focus', 'selected', 3],
  ['ok', 'paper', 4.5],
  ['ok', 'okTint', 4.5],
  ['due', 'paper', 4.5],
  ['due', 'dueTint', 4.5],
  ['late', 'paper', 4.5],
  ['late', 'lateTint', 4.5],
  ['ink', 'lateTint', 4.5],
  ['ink', 'dueTint', 4.5],
  ['onSolid', 'solid', 4.5],
  ['onBar', 'bar', 4.5],
  ['paper', 'late', 4.5],
  ['ink2', 'ground', 4.5],
  ['ink3', 'lateTint', 4.5],
]

const kebab = (s: string) => s.replace(/[A-Z]/g, m => '-' + m.toLowerCase())
export const cssVars = (p: Palette) =>
  Object.entries(p)
    .map(([k, v]) => `--${kebab(k)}:${v};`)
    .join('')

/** Pass to <n-config-provider :theme-overrides>. */
export function naiveOverrides(p: Palette) {
  const ring = `0 0 0 2px ${p.paper}, 0 0 0 4px ${p.focus}`
  const field = {
    color: p.paper,
    colorFocus: p.paper,
    colorActive: p.paper,
    border: `1px solid ${p.lineStrong}`,
    borderHover: `1px solid ${p.ink2}`,
    borderFocus: `1px solid ${p.focus}`,
    borderActive: `1px solid ${p.focus}`,
    boxShadowFocus: `0 0 0 1px ${p.focus}`,
    boxShadowActive: `0 0 0 1px ${p.focus}`,
    textColor: p.ink,
    placeholderColor: p.ink3,
    caretColor: p.ink,
    borderError: `1px solid ${p.late}`,
    borderHoverError: `1px solid ${p.late}`,
    borderFocusError: `1px solid ${p.late}`,
    boxShadowFocusError: `0 0 0 1px ${p.late}`,
    caretColorError: p.ink,
    colorDisabled: p.ground,
    textColorDisabled: p.ink3,
  }
  return {
    common: {
      fontFamily: font.screen,
      fontFamilyMono: font.screen,
      fontWeightStrong: '700',
      lineHeight: '1.5',
      fontSize: '16px',
      fontSizeMini: '14px',
      fontSizeTiny: '14px',
      fontSizeSmall: '16px',
      fontSizeMedium: '16px',
      fontSizeLarge: '18px',
      fontSizeHuge: '22px',
      heightMini: '24px',
      heightTiny: '28px',
      heightSmall: '32px',
      heightMedium: '40px',
      heightLarge: '48px',
      borderRadius: '3px',
      borderRadiusSmall: '2px',
      primaryColor: p.accent,
      primaryColorHover: p.accentHover,
      primaryColorPressed: p.accentPress,
      primaryColorSuppl: p.accentHover,
      successColor: p.ok,
      warningColor: p.due,
      errorColor: p.late,
      infoColor: p.ink2,
      textColorBase: p.ink,
      textColor1: p.ink,
      textColor2: p.ink,
      textColor3: p.ink3,
      textColorDisabled: p.ink3,
      placeholderColor: p.ink3,
      iconColor: p.ink2,
      borderColor: p.line,
      dividerColor: p.line,
      hoverColor: p.hover,
      bodyColor: p.paper,
      cardColor: p.paper,
      modalColor: p.raised,
      popoverColor: p.raised,
      tableColor: p.paper,
      inputColor: p.paper,
      boxShadow1: p.shadow,
      boxShadow2: p.shadow,
      boxShadow3: p.shadow,
    },
    Button: {
      border: `1px solid ${p.lineStrong}`,
      borderHover: `1px solid ${p.ink}`,
      borderPressed: `1px solid ${p.ink}`,
      borderFocus: `1px solid ${p.ink}`,
      textColor: p.ink,
      textColorHover: p.ink,
      textColorPressed: p.ink,
      textColorFocus: p.ink,
      color: p.paper,
      colorHover: p.hover,
      colorPressed: p.selected,
      colorFocus: p.paper,
      textColorPrimary: p.onAccent,
      textColorHoverPrimary: p.onAccent,
      textColorPressedPrimary: p.onAccent,
      textColorFocusPrimary: p.onAccent,
      colorFocusPrimary: p.accent,
      borderFocusPrimary: `1px solid ${p.accent}`,
      textColorText: p.ink,
      textColorTextHover: p.ink,
      textColorTextPressed: p.ink,
      textColorTextFocus: p.ink,
      paddingMedium: '0 16px',
      paddingSmall: '0 12px',
      rippleDuration: '0s',
      opacityDisabled: '1',
      colorDisabled: p.ground,
      textColorDisabled: p.ink3,
      borderDisabled: `1px solid ${p.line}`,
      colorDisabledPrimary: p.selected,
      textColorDisabledPrimary: p.ink3,
      borderDisabledPrimary: `1px solid ${p.line}`,
      fontWeight: '400',
      waveOpacity: '0',
    },
    Input: { ...field, paddingMedium: '0 12px' },
    InternalSelection: { ...field, border: field.border, paddingSingle: '0 28px 0 12px', arrowColor: p.ink2 },
    InternalSelectMenu: {
      optionTextColorActive: p.ink,
      optionCheckColor: p.ink,
      optionColorPending: p.hover,
      optionColorActive: p.selected,
    },
    Checkbox: {
      sizeMedium: '18px',
      sizeSmall: '18px',
      border: `1px solid ${p.lineStrong}`,
      colorChecked: p.solid,
      borderChecked: `1px solid ${p.solid}`,
      borderFocus: `1px solid ${p.focus}`,
      boxShadowFocus: ring,
      checkMarkColor: p.onSolid,
      borderRadius: '2px',
    },
    Radio: {
      fontSizeSmall: '16px',
      fontSizeMedium: '16px',
      fontSizeLarge: '16px',
      buttonHeightSmall: '32px',
      buttonHeightMedium: '40px',
      dotColorActive: p.solid,
      boxShadow: `inset 0 0 0 1px ${p.lineStrong}`,
      boxShadowActive: `inset 0 0 0 1px ${p.solid}`,
      boxShadowHover: `inset 0 0 0 1px ${p.ink}`,
      boxShadowFocus: ring,
      buttonTextColorActive: p.onSolid,
      buttonColorActive: p.solid,
      buttonBorderColor: p.lineStrong,
      buttonBorderColorActive: p.solid,
      buttonTextColorHover: p.ink,
      buttonBoxShadowFocus: ring,
    },
    Switch: { railColorActive: p.solid, railColor: p.lineStrong, boxShadowFocus: ring },
    Tabs: {
      tabFontSizeSmall: '16px',
      tabFontSizeMedium: '16px',
      tabFontSizeLarge: '16px',
      tabTextColorActiveLine: p.ink,
      tabTextColorHoverLine: p.ink,
      tabTextColorLine: p.ink2,
      barColor: p.mark,
      tabFontWeightActive: '700',
      tabGapMediumLine: '28px',
      tabPaddingMediumLine: '10px 0',
    },
    Tree: {
      nodeHeight: '36px',
      fontSize: '16px',
      nodeColorHover: p.hover,
      nodeColorActive: p.selected,
      nodeColorPressed: p.selected,
      nodeBorderRadius: '2px',
      arrowColor: p.ink2,
    },
    Dialog: { fontSize: '16px', titleFontSize: '18px', padding: '24px', iconSize: '0', borderRadius: '4px' },
    Popover: { borderRadius: '4px', padding: '8px' },
    Pagination: { itemTextColorActive: p.ink },
  }
}

export const chart = (p: Palette) => ({
  textStyle: { fontFamily: font.screen, fontSize: 14, color: p.ink2 },
  color: [p.ink3, p.solid, p.line],
  animation: false,
})
