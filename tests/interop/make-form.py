"""Makes a superior's blank form as another program writes it: headings over two rows, lines to sign, a sum, a note, print set-up."""
import sys
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

columns = [
    ('序号', None, 6),
    ('姓名', None, 10),
    ('性别', None, 6),
    ('出生年月\n（如1968.07）', None, 12),
    ('身份证号', None, 22),
    ('籍贯', None, 12),
    ('党员情况', '入党时间', 14),
    ('党员情况', '党龄（年）', 8),
    ('联系方式', '手机', 15),
    ('联系方式', '现住址', 30),
    ('所属党支部', None, 28),
    ('备注', None, 12),
]
first, blank = 5, 8

book = Workbook()
sheet = book.active
sheet.title = '党员信息表'
thin, thick = Side(style='thin'), Side(style='medium')
sheet['A1'] = '2026年党员基本信息统计表'
sheet['A1'].font = Font(name='黑体', size=20)
sheet['A1'].alignment = Alignment(horizontal='center')
sheet.merge_cells('A1:L1')
sheet['A2'] = '填报单位（盖章）：'
sheet['I2'] = '填报日期：    年  月  日'
for at, (top, below, width) in enumerate(columns, 1):
    letter = sheet.cell(3, at).column_letter
    sheet.column_dimensions[letter].width = width
    sheet.cell(3, at).value = top
    if below:
        sheet.cell(4, at).value = below
    else:
        sheet.merge_cells(start_row=3, end_row=4, start_column=at, end_column=at)
    for row in (3, 4):
        cell = sheet.cell(row, at)
        cell.font = Font(name='黑体', size=11, bold=True)
        cell.fill = PatternFill('solid', fgColor='D9D9D9')
        cell.alignment = Alignment(horizontal='center', vertical='center', wrap_text=True)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for row in range(first, first + blank):
        cell = sheet.cell(row, at)
        cell.font = Font(name='仿宋', size=12, color='1F3864')
        cell.alignment = Alignment(horizontal='center', vertical='center', wrap_text=True)
        last = row == first + blank - 1
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thick if last else thin)
sheet['G4'].number_format = sheet['G5'].number_format
sheet.merge_cells('G3:H3')
sheet.merge_cells('I3:J3')
for row in range(first, first + blank):
    sheet.row_dimensions[row].height = 26
    sheet.cell(row, 1).value = row - first + 1
end = first + blank
sheet.cell(end, 1).value = '合计'
sheet.cell(end, 8).value = f'=SUM(H{first}:H{end - 1})'
sheet.cell(end + 2, 1).value = '填表人：            审核人：            '
sheet.merge_cells(start_row=end + 2, end_row=end + 2, start_column=1, end_column=12)
sheet.cell(end + 3, 1).value = '说明：1.本表一式两份。2.“=”开头的不要填。'
sheet['A1'].comment = Comment('区委组织部', '区委组织部')
sheet.cell(end + 3, 1).comment = Comment('下面不要填', '区委组织部')
choice = DataValidation(type='list', formula1='"男,女"')
choice.add(f'C{first}:C{end - 1}')
sheet.add_data_validation(choice)
sheet.conditional_formatting.add(
    f'H{first}:H{end - 1}', CellIsRule(operator='greaterThan', formula=['50'], font=Font(bold=True))
)
sheet.print_area = f'A1:L{end + 3}'
sheet.print_title_rows = '3:4'
sheet.page_setup.orientation = 'landscape'
sheet.page_setup.paperSize = 9
sheet.page_margins.left = 0.4
sheet.freeze_panes = 'C5'
sheet.oddFooter.center.text = '第 &P 页'
other = book.create_sheet('填表要求')
other['A1'] = '请于12月10日前报送。'
other['A2'] = f"=党员信息表!H{end}"
book.save(sys.argv[1])
