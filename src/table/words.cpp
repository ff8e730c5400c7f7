#include "table/words.h"

namespace wayproof::tables::words {
namespace {

constexpr Meaning column_words[] = {
    {"name",
     "流程名称|流程名|旅程名称|旅程|自动化流程|流程|场景名称|场景|活动名称|活动|flow name|flow|journey name|journey|"
     "workflow|scenario|campaign|automation|name|名称"},
    {"audience",
     "目标用户|目标人群|目标客户|目标受众|人群|受众|用户群|客户群|适用人群|target users|target user|target audience|"
     "target group|audience|segment|who"},
    {"goal", "核心目标|业务目标|目标|目的|kpi|core goal|goal|objective|aim|target"},
    {"trigger",
     "触发条件|触发时机|触发事件|触发|进入条件|开始条件|条件描述|条件说明|条件明细|条件|规则描述|trigger condition|"
     "trigger event|trigger|entry condition|entry|starts when|start|condition detail|condition description|"
     "condition|when|if"},
    {"condition_kind", "条件类型|触发类型|类型|condition kind|condition type|trigger type|trigger kind|kind|type"},
    {"action",
     "关键动作(按时间顺序)|关键动作|执行动作|触发动作|动作|步骤|触达动作|触达步骤|自动化动作|流程步骤|营销动作|"
     "key actions in time order|key actions (in time order)|key actions|key action|actions|action|steps|step|"
     "then|what happens"},
    {"owner",
     "负责部门|负责人|责任部门|责任人|所属部门|部门|执行人|跟进人|responsible department|department|owner|"
     "responsible|team|person in charge"},
    {"finish",
     "结束条件/完成时间|结束条件|退出条件|完成时间|结束时间|完成条件|终止条件|截止|周期|finish condition|finish|"
     "end condition|exit condition|exit|leaves when|ends when|end|completion|done when|duration|until"},
    {"example", "示例|举例|例子|案例|文案示例|文案|内容示例|话术|example|sample|copy|text|content|message text"},
    {"channel", "触达渠道|推送渠道|渠道|触达方式|channel|channels|via|sent by"},
    {"note", "备注|说明|remarks|remark|notes|note|comment|comments"},
    {"exclusion",
     "排除规则|排除条件|排除人群|排除|不发送|例外|exclusion rule|exclusion rules|exclusions|exclusion|exclude|"
     "not for|except|suppress"},
};

constexpr Meaning channel_words[] = {
    {"sms", "短信|彩信|5g消息|sms|text message|texts"},
    {"email", "电子邮件|邮件|邮箱|edm|e-mail|email|emails|mail|mails|newsletter"},
    {"push", "app推送|app 推送|app push|app消息|手机推送|push|pushes|push notification|push message|推送通知|通知栏"},
    {"wecom", "企业微信|企微|wecom|wechat work|work wechat"},
    {"official-account", "公众号|服务号|模板消息|official account|wechat message|wechat|微信推文|微信"},
    {"mini-program", "小程序订阅消息|小程序通知|小程序消息|小程序|mini-program|mini program|miniprogram"},
    {"call", "电话回访|电话|外呼|人工外呼|智能外呼|outbound call|phone call|call|calls|phone"},
    {"in-app", "站内信|站内消息|弹窗|弹屏|in-app|in app|pop-up|popup|banner"},
    {"whatsapp", "whatsapp"},
    {"web", "落地页|网页弹层|landing page"},
};

// The ids are the names that examples use, so that plans and hand-written journeys fit one workspace.
constexpr Meaning event_words[] = {
    {"cart.updated",
     "加购|加入购物车|加入购物袋|放入购物车|购物车|弃购|add to cart|adds to cart|added to cart|cart|abandoned cart|"
     "in cart"},
    {"order.paid",
     "支付|付款|下单|购买|已购|已买|成交订单|完成订单|首单|复购|首购|拍下|payment|pays|paid|pay|order|orders|ordered|"
     "purchase|purchases|purchased|buy|buys|bought"},
    {"!order.paid", "待支付|未购|未买|没买|unpaid"},
    {"trial.registered",
     "试用注册|注册试用|开通试用|申请试用|试用|trial registration|trial sign-up|trial signup|registers a trial|"
     "registers for a trial|registered a trial|starts a trial|trial"},
    {"customer.registered",
     "注册|注册会员|会员注册|成为会员|入会|开卡|sign-up|sign up|signs up|signed up|signup|registration|"
     "registers|registered|register|joins|joined"},
    {"whitepaper.downloaded",
     "下载白皮书|白皮书下载|下载资料|资料下载|下载|white paper download|downloads the white paper|"
     "white paper downloaded|downloads a white paper|paper downloaded|download|downloads|downloaded"},
    {"form.submitted",
     "填写表单|提交表单|表单提交|留资|提交信息|表单|fills in the form|fills the form|form submitted|"
     "submits the form|submits a form|form"},
    {"page.viewed",
     "浏览商品|浏览商品页|浏览产品页|浏览页面|浏览|访问|查看|停留|看过|page view|views|viewed|view|visits|visited|"
     "visit|page visit|stays on"},
    {"subscription.renewed", "续费|续订|续约|renews|renewed|renewal|renew"},
    {"appointment.booked", "预约|预订|book|books|booked|booking|appointment"},
    {"event.joined",
     "报名|报名活动|报名直播|event sign-up|signs up for the event|signs up for the webinar|webinar sign-up"},
    {"event.attended", "参会|参加活动|参加直播|观看直播|到场|attends|attended|attendance"},
    {"order.refunded", "退款|退货|退换货|refund|refunded|refunds|return confirmed"},
    {"order.delivered", "签收|收货|确认收货|送货完成|goods delivered|parcel delivered|received the goods|delivery"},
    {"account.followed", "关注公众号|关注服务号|关注|follows|followed|follow"},
    {"wecom.added", "添加企业微信|添加企微|加企微|加企业微信|adds on wecom|added on wecom"},
    {"code.scanned", "扫码|扫描活码|扫活码|扫二维码|scans the code|scans a code|scans|scanned|scan"},
    {"app.opened", "登录|打开app|启动app|登陆|logs in|logged in|login|opens the app|log in"},
    {"consultation.started", "发起咨询|在线咨询|咨询客服|asks for advice|starts a consultation|enquiry|enquires"},
    {"email.verified", "验证邮箱|邮箱验证|确认邮箱|mail verified|email verified|verifies the mail|verifies the email"},
    {"review.written", "评价|晒单|review written|writes a review|rates the order"},
    {"deal.won", "成交|签约|签单|deal won|contract signed|signs the contract"},
    {"lead.contacted", "联系|跟进记录|contacted|contacts"},
    {"level.reached", "升级|会员升级|等级提升|reaches level|level up|upgraded"},
    {"points.expiring", "积分到期|积分过期|points expire|points expiring"},
};

constexpr Meaning date_words[] = {
    {"birthday", "生日|birthday"},
    {"expires_on", "到期日|到期|期满|过期|expiry|expires|expire|expiration|plan ends|renewal date|due date"},
    {"joined_on_yearly", "入会周年|注册周年|会员周年|周年|anniversary"},
    {"starts_on", "活动开始|开播|直播开始|会议开始|event starts|event start|webinar starts|start of the event"},
    {"ends_on", "活动结束|直播结束|会议结束|event ends|end of the event|webinar ends"},
    {"check_in_on", "入住|check-in"},
    {"check_out_on", "离店|退房|check-out"},
};

constexpr Meaning reaction_words[] = {
    {"opened", "打开|已读|阅读|读|opens|opened|open|read|reads|seen"},
    {"!opened", "未读|未打开|unread|unopened|not opened"},
    {"clicked", "点击|点了|点开|点|clicks|clicked|click|taps|tapped|tap"},
    {"replied", "回复|replies|replied|reply|answers|answered|answer"},
    {"delivered", "送达|delivered"},
    {"bounced", "退信|发送失败|bounces|bounced"},
};

constexpr Meaning people_words[] = {
    {"tag:in-consultation", "咨询中|沟通中|洽谈中|in consultation|in talks"},
    {"tag:vip", "vip客户|vip用户|vip|贵宾"},
    {"tag:hot-lead", "高意向线索|高意向客户|高意向|热线索|hot lead|hot leads"},
    {"tag:do-not-follow", "停止跟进|不再跟进|stop following"},
    {"segment:high-value", "高价值客户|高价值用户|高价值|高净值|high-value customers|high-value|high value"},
    {"segment:premium-members", "高级会员|高级客户|付费会员|黑金会员|premium customers|premium members|premium"},
    {"segment:members", "会员|members|member"},
    {"segment:new-customers",
     "新用户|新客户|新客|新会员|新注册用户|new customers|new customer|new users|new user|newcomers"},
    {"segment:sleeping-customers",
     "沉睡客户|沉睡用户|沉睡会员|沉默用户|流失客户|流失用户|sleeping customers|sleeping|lapsed|"
     "inactive customers|inactive|churned"},
    {"segment:active-customers", "活跃用户|活跃客户|active customers|active users"},
    {"segment:potential-customers", "潜在客户|潜在用户|潜客|prospects|potential customers|leads|线索"},
    {"segment:old-customers", "老客户|老客|老用户|复购客户|returning customers|existing customers"},
    {"segment:big-accounts", "大客户|重点客户|big accounts|key accounts|big account|key account"},
    {"stage:MQL", "mql|营销合格线索"},
    {"stage:SQL", "sql|销售合格线索"},
};

constexpr Meaning role_words[] = {
    {"sales",
     "归属销售|销售顾问|销售人员|销售|客户经理|owning salesperson|salesperson|sales team|sales rep|sales|account "
     "manager"},
    {"adviser", "专属顾问|顾问|导购|管家|personal adviser|adviser|advisor|consultant|shop assistant"},
    {"customer-service", "客服|customer service|support team"},
    {"telesales", "电销|电话销售|telesales"},
};

constexpr Meaning action_words[] = {
    {"tag", "打标签|打标|加标签|贴标签|标签更新|更新标签|标记为|标记|add tag|adds tag|tag as|tag|set tag|mark as"},
    {"untag", "去除标签|移除标签|取消标签|remove tag"},
    {"task",
     "跟进任务|销售任务|创建任务|建任务|派单|分配线索|分配给|分配|人工跟进|跟进|回访|sales task|create task|create a "
     "task|"
     "task for|task|assign to|assign|assigned|follow-up|follow up|visit by"},
    {"score", "加分|积分|评分|线索分|分值|lead score|score|points"},
    {"stage", "进入阶段|转为|升为|升级为|变更为|转成|move to stage|becomes|promote to|stage"},
    {"coupon", "发券|发放优惠券|发优惠券|赠券|送券|优惠券|代金券|礼券|赠送积分|发放|赠送|coupon|voucher|gift"},
    {"enter",
     "转入|进入流程|进入旅程|启动流程|触发流程|接入|start journey|start the journey|start flow|starts "
     "journey|enter|enters|"
     "hand over to|go to flow|move to flow|start"},
    {"leave", "退出流程|退出|结束流程|结束|停止|终止|不再发送|停发|stop|stops|leave|leaves|exit|exits|end"},
};

constexpr Meaning unit_words[] = {
    {"second", "秒钟|秒|seconds|second|secs|sec"},
    {"minute", "分钟|分|minutes|minute|mins|min"},
    {"hour", "个小时|小时|个钟|hours|hour|hrs|hr|h"},
    {"day", "个自然日|天|日|days|day|d"},
    {"week", "个星期|星期|周|weeks|week|w"},
    {"month", "个月|months|month"},
    {"year", "年|years|year"},
};

constexpr Meaning weekday_words[] = {
    {"mon", "周一|星期一|monday|mondays|mon"},
    {"tue", "周二|星期二|tuesday|tuesdays|tue"},
    {"wed", "周三|星期三|wednesday|wednesdays|wed"},
    {"thu", "周四|星期四|thursday|thursdays|thu"},
    {"fri", "周五|星期五|friday|fridays|fri"},
    {"sat", "周六|星期六|saturday|saturdays|sat"},
    {"sun", "周日|周天|星期日|星期天|sunday|sundays|sun"},
    {"workday", "工作日|workdays|workday|weekdays|weekday"},
};

constexpr Meaning purpose_words[] = {
    {"otp", "验证码|otp|one-time code|verification code"},
    {"transactional",
     "订单确认|发货通知|物流通知|支付成功通知|确认短信|退货确认|预订确认|order confirmation|shipping notice|"
     "booking confirmation|return confirmation|receipt"},
    {"service",
     "发送白皮书|白皮书邮件|白皮书|资料|议程|会议材料|回放|入住提醒|使用教程|the white paper|white paper|with the "
     "paper|"
     "agenda|materials|recording"},
};

}  // namespace

std::span<const Meaning> columns() { return column_words; }
std::span<const Meaning> channels() { return channel_words; }
std::span<const Meaning> events() { return event_words; }
std::span<const Meaning> dates() { return date_words; }
std::span<const Meaning> reactions() { return reaction_words; }
std::span<const Meaning> people() { return people_words; }
std::span<const Meaning> roles() { return role_words; }
std::span<const Meaning> actions() { return action_words; }
std::span<const Meaning> units() { return unit_words; }
std::span<const Meaning> weekdays() { return weekday_words; }
std::span<const Meaning> purposes() { return purpose_words; }

}  // namespace wayproof::tables::words
