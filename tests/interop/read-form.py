"""Says of a filled form, as JSON, what another program finds in it."""
import json
import sys
from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
sheet = book.worksheets[0]


def said(cell):
    return {
        'value': cell.value,
        'font': cell.font.name,
        'bold': bool(cell.font.bold),
        'format': cell.number_format,
        'border': [cell.border.left.style, cell.border.top.style, cell.border.bottom.style],
        'fill': cell.fill.fgColor.rgb if cell.fill.fill_type else None,
        'type': cell.data_type,
    }


json.dump(
    {
        'sheets': book.sheetnames,
        'rows': [[said(cell) for cell in row] for row in sheet.iter_rows()],
        'merges': sorted(str(area) for area in sheet.merged_cells.ranges),
        'heights': {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)},
        'widths': {letter: one.width for letter, one in sheet.column_dimensions.items()},
        'printArea': sheet.print_area,
        'printTitles': sheet.print_title_rows,
        'orientation': sheet.page_setup.orientation,
        'left': sheet.page_margins.left,
        'footer': sheet.oddFooter.center.text,
        'freeze': sheet.freeze_panes,
        'validations': [str(one.sqref) for one in sheet.data_validations.dataValidation],
        'conditions': [str(one.sqref) for one in sheet.conditional_formatting],
        'comments': [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment],
        'other': [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()],
    },
    sys.stdout,
    ensure_ascii=False,
)
