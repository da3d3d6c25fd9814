import { useState } from 'react';
import { csvOf, saveCsv } from '../shared/csv';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { SmallText } from '../ui/SmallText';
import { say } from '../app/words';
import './reports.css';

interface TableRow {
  readonly key: string;
  readonly cells: readonly (string | number)[];
}

/** The numbers behind a picture; the first column names the row. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
  /** Name of the file, without the date. */
  readonly fileName: string;
}

/** Rows that are painted; the file contains all. */
const mostRows = 200;

interface Order {
  readonly column: number;
  readonly isDescending: boolean;
}

export function ReportTable({ caption, head, rows, fileName }: Table) {
  const [order, setOrder] = useState<Order>();
  const sorted = order ? rows.toSorted((a, b) => compare(a, b, order)) : rows;
  const sortBy = (column: number) =>
    setOrder((before) => ({ column, isDescending: before?.column === column ? !before.isDescending : true }));
  return (
    <>
      <div className="report-scroller">
        <table className="report-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((title, column) => (
                <th key={title} scope="col" aria-sort={sortOf(order, column)}>
                  <button type="button" className="report-sort" onClick={() => sortBy(column)}>
                    {title}
                    {order?.column === column && <Icon name={order.isDescending ? 'chevron' : 'up'} />}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, mostRows).map(({ key, cells: [name, ...cells] }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={head[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostRows && <SmallText>{say('reports_more_rows', rows.length)}</SmallText>}
      <Button
        variant="quiet"
        size="small"
        onClick={() => saveCsv(fileName, csvOf([head, ...sorted.map(({ cells }) => cells.map(String))]))}
      >
        {say('reports_save_file')}
      </Button>
    </>
  );
}

function compare(a: TableRow, b: TableRow, { column, isDescending }: Order): number {
  const [left = '', right = ''] = [a.cells[column], b.cells[column]];
  const difference =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : String(left).localeCompare(String(right));
  return isDescending ? -difference : difference;
}

function sortOf(order: Order | undefined, column: number): 'ascending' | 'descending' | undefined {
  if (order?.column !== column) return undefined;
  return order.isDescending ? 'descending' : 'ascending';
}
