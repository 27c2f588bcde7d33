/** Texts of the bar of the past, in Chinese. */
export const momentZh = {
  open: "回看历史",
  openHint: "把整个页面拨回过去任意 15 分钟，并可播放",
  label: "历史回看",
  showing: "正在回看",
  notLive: "非实时数据",
  span: "{date} {from}–{to}",
  day: "日期",
  slider: "时刻（每格 15 分钟）",
  dayBack: "前一天",
  dayOn: "后一天",
  back: "后退一刻钟",
  on: "前进一刻钟",
  play: "播放",
  pause: "暂停",
  speed: "播放速度",
  speedOf: "每秒 {count} 格",
  now: "回到实时",
  waiting: "正在读取…",
  failed: "这一刻读不出来",
  retry: "重试",
  keys: "方向键移动 15 分钟，PageUp/PageDown 移动一小时，空格播放或暂停",
  curve: "当日{line}曲线",
};

export type MomentMessages = typeof momentZh;
