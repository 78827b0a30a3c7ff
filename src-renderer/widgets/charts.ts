import { BarChart, RadarChart } from 'echarts/charts'
import { GridComponent, RadarComponent } from 'echarts/components'
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import { useAppearance } from './appearance'
import { chart, dark, light, type Palette } from './tokens'

/** What a chart is drawn with: the colours of the appearance, and how its texts look. */
interface Look {
  palette: Palette
  look: ReturnType<typeof chart>
}

/**
 * Bars in a box of the page, drawn anew when what they show or the appearance changes, and with the box's size.
 * @param options what is drawn; read again whenever something in it changes
 * @param opened a bar was clicked, by its place
 */
export function useBarChart(
  box: Ref<HTMLElement | null>,
  options: (look: Look) => EChartsCoreOption,
  opened?: (place: number) => void,
): void {
  use([BarChart, GridComponent, SVGRenderer])
  useChart(box, options, opened)
}

/** A net of scores in a box of the page, drawn anew as `useBarChart` does. */
export function useRadarChart(box: Ref<HTMLElement | null>, options: (look: Look) => EChartsCoreOption): void {
  use([RadarChart, RadarComponent, SVGRenderer])
  useChart(box, options)
}

function useChart(
  box: Ref<HTMLElement | null>,
  options: (look: Look) => EChartsCoreOption,
  opened?: (place: number) => void,
): void {
  const appearance = useAppearance()
  let drawn: ECharts | undefined
  const sizes = new ResizeObserver(() => drawn?.resize())
  const all = () => {
    const palette = appearance.theme === 'dark' ? dark : light
    const look = chart(palette)
    return { ...look, ...options({ palette, look }) }
  }
  onMounted(() => {
    drawn = init(box.value!, null, { renderer: 'svg' })
    drawn.setOption(all())
    if (opened) drawn.on('click', event => opened(event.dataIndex))
    sizes.observe(box.value!)
  })
  watch(all, now => drawn?.setOption(now))
  onBeforeUnmount(() => {
    sizes.disconnect()
    drawn?.dispose()
  })
}
