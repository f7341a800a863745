"""The surnames by which a name is known in running text."""

from __future__ import annotations

from typing import Final

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江"
    "尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔汤欧"
)
"""The commonest surnames of one character."""
