import type { PointsPack } from './pack'

/** What a version is called: `社区党员积分 第2版`. */
export const packTitle = ({ name, version }: Pick<PointsPack, 'name' | 'version'>): string => `${name} 第${version}版`
