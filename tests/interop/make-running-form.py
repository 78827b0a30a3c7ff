"""Makes a superior's blank form that reckons: the first row for people has formulas, a total stands below. Rows as asked."""
import sys
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.datavalidation import DataValidation

headings = ['序号', '姓名', '党支部', '标准（元）', '月数', '应发（元）', '姓名字数', '累计（元）', '籍贯']
first, blank = 4, int(sys.argv[2])

book = Workbook()
sheet = book.active
sheet.title = '慰问金'
thin = Side(style='thin')
sheet['A1'] = '生活困难党员慰问金发放表'
sheet['H2'] = '每月标准'
sheet['I2'] = 50
for at, heading in enumerate(headings, 1):
    sheet.cell(first - 1, at).value = heading
    for row in range(first - 1, first + blank):
        sheet.cell(row, at).border = Border(left=thin, right=thin, top=thin, bottom=thin)
sheet['A4'] = '=ROW()-3'
sheet['D4'] = '=$I$2'
sheet['F4'] = '=D4*E4'
sheet['G4'] = '=LEN(B4)'
sheet['H4'] = '=SUM($D$4:D4)'
end = first + blank
sheet.cell(end, 1).value = '合计'
for column in 'DFG':
    sheet[f'{column}{end}'] = f'=SUM({column}{first}:{column}{end - 1})'
sheet[f'H{end}'] = f'=COUNTA(B{first}:B{end - 1})'
choice = DataValidation(type='whole', operator='between', formula1='1', formula2='12')
choice.add(f'E{first}:E{end - 1}')
sheet.add_data_validation(choice)
sheet.print_area = f'A1:I{end}'
other = book.create_sheet('汇总')
other['A1'] = f'=SUM(慰问金!G{first}:G{end - 1})'
other['A2'] = f'=慰问金!G{end}'
book.save(sys.argv[1])
