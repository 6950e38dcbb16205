/** Formats lines of cells as a Markdown table, which is also readable in a terminal; the first line has the titles. */
export const asTable = (lines: readonly (readonly string[])[], textColumns: number): string => {
  const [titles = []] = lines;
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (text: string, column: number): string =>
    column < textColumns ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) =>
    column < textColumns ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [titles.map(pad), rule, ...lines.slice(1).map((line) => line.map(pad))]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
};
