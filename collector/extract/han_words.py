"""Words that tell a Chinese or Japanese name from what looks like one."""

from __future__ import annotations

#: The family names that nine in ten bearers of Chinese names have; both scripts.
SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧"
    "蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊"
    "白孟秦邱侯江尹薛闫閆阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴欧歐莫孔向常汤湯康易乔喬赖"
    "賴文樊焦牛庞龐翁章鲁魯葛柳岳纪紀祝童管卓邢倪俞骆駱兰蘭聂聶齐齊施包裴饶饒申涂舒卜耿靳柯路项項娄婁艾左"
    "宁寧季盛司毕畢霍鲍鮑阮翟凌关關柏解甘辛尚单單宫宮费費苗祁时時席华華谷冉戚尤车車游连連牟池伊应應明成安"
    "米冷匡滕甄殷窦竇褚晏屈晋桑古温溫惠宗洪"
)
#: Family names of two characters.
_COMPOUND = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 独孤 南宫 闻人 "
    "宇文 长孙"
)
COMPOUND = frozenset(_COMPOUND.split())
#: Words that begin like a name and are none.
_WORDS = (
    "文娱 文体 文旅 文化 文学 文章 文史 文艺 文集 文件 文摘 文本 金融 金属 高端 高清 高考 高校 万象 时尚 "
    "时政 时事 时评 时间 江苏 江西 石油 游戏 游戏库 华夏 关于 关注 关闭 连载 连接 车市 车型 车讯 常识 安全 "
    "安徽 康复 方法 方案 方向 解读 解析 解放 武汉 宁夏 宁波 高级 易购 毕业 章节 段子 项目 苏州 常州 任务 "
    "程序 路线 向导 史料 史话 盛会 左右 白酒 包装 范文 管理 童装 牛市 牛股 田径 应用 明星 明天 成功 成果 "
    "成都 成立 古代 古典 温州 温馨 冷门 明日 成人 时装 时代 单位 单曲 单机 左侧 司法 贾汪 石家庄 华人 华语 "
    "连续 方便 于是 于今 向上 何时 何处 任何 严重 严格 严选 单身 高速 高层 高尔夫 万元 周刊 周边 周末 周报 "
    "周一 周二 周三 周四 周五 周六 周日 马上 白领 关键词 解决 解释 应该 应聘 常见 常用 包括 管理员 马来西亚 "
    "游客 游记 路透社 文字 文件夹 温度 安装 安卓 方式 程度 成员 成为 成长 陆续 彭博社 华尔街 时报 江南 江湖 "
    "黄金 黄页 高手 高管 牛奶 龙头"
)
WORDS = frozenset(_WORDS.split())
#: In Japanese brackets, but nobody's name.
_NOBODY = "共同 時事 写真 敬称略 税込 税別 抜粋 続く 参考 提供 編集部 完結 終了 責編 完 了"
NOBODY = frozenset(_NOBODY.split())
#: What follows "记者" in a sentence, and is no name.
_VERBS = (
    "采访 调查 透露 了解 报道 获悉 采访了解 发现 表示 介绍 看到 来到 注意到 走进 联系 手记 观察 文章 证实 从 "
    "昨日 今日 近日 日前 编辑"
)
VERBS = frozenset(_VERBS.split())
