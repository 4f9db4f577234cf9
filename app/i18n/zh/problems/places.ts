/** What a place in an input is called: lines, fields and items have names, what programs know keeps its own. */
export function placeName(path: string): string {
  return path
    .replace(/^line (\d+)/, '第 $1 行')
    .replace(/^Line (\d+)/, '第 $1 行')
    .replace(/^(\S.*), line (\d+)/, '$1，第 $2 行')
    .replace(/, column (\d+)/, '第 $1 列')
    .replace(/^(.+), item (.+)$/, '$1，题目 $2')
    .replace(/^item (.+)$/, '题目 $1')
    .replace(/, field (.+)$/, '的 $1 字段')
    .replace(/^and more$/, '其他');
}
