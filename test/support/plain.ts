/** The programs that tests start say what they say without colours, wherever the tests run: in a terminal, under `CI`, or with colours forced. */
delete process.env.FORCE_COLOR
process.env.NO_COLOR = '1'
