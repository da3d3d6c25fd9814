import { saveCsv, csvOf } from '../csv';
import { Button } from '../ui/Button';
import { say } from '../words';
import './reports.css';

/** The numbers behind a picture: the first column names the line. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
  /** What the file is called, without its date. */
  readonly fileName: string;
}

/** Lines that are painted; the file has all. */
const mostRows = 200;

export function ReportTable({ caption, head, rows, fileName }: Table) {
  const [first = '', ...columns] = head;
  return (
    <>
      {/* Scrolled sideways by keyboard too. */}
      <div className="report-scroller" role="region" aria-label={caption} tabIndex={0}>
        <table className="report-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(({ key, cells: [name, ...cells] }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostRows && <p className="report-note">{say('reports_more_rows', rows.length)}</p>}
      <Button
        variant="quiet"
        size="small"
        onClick={() => saveCsv(fileName, csvOf([head, ...rows.map(({ cells }) => cells)]))}
      >
        {say('reports_save_file')}
      </Button>
    </>
  );
}
