-- 打开文稿时启动公文校对；另有两个命令：修改全部有把握的问题，列出本文稿的问题。

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('公文校对需要 Neovim 0.11 或更高版本', vim.log.levels.WARN)
  return
end

vim.lsp.enable('wenshu_lint')

vim.api.nvim_create_user_command('WenshuFixAll', function()
  vim.lsp.buf.code_action({
    context = { only = { 'source.fixAll.wenshu-lint' }, diagnostics = {} },
    apply = true,
  })
end, { desc = '修改全部有把握的问题' })

vim.api.nvim_create_user_command('WenshuList', function()
  vim.diagnostic.setloclist({ title = '公文校对' })
end, { desc = '列出本文稿的问题' })
