-- Opens a file in Neovim, tells what is found, applies the fix of docs/editors.md (fix.lua) and saves the file.

vim.cmd("edit app.py")
vim.bo.filetype = "python"
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 20)
for _, found in ipairs(vim.diagnostic.get(0)) do
  assert(found._tags and found._tags.deprecated, "it is not struck out")
  print(found.lnum + 1, found.code)
end
local before = vim.b.changedtick
dofile("fix.lua")
vim.wait(120000, function() return vim.b.changedtick ~= before end, 20)
vim.cmd("write")
vim.cmd("qa!")
