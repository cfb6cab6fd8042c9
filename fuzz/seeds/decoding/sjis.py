# vim: set fileencoding=shift_jis :
x = "日本"
