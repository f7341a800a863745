// Asks the service; what it refuses comes back as an Error with words for people.

async function asked(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "omit", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("连不上核稿服务，请看它是否还在运行");
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.title ? `${problem.title}：${problem.detail}` : `服务没有应答（${answer.status}）`);
}

const typed = (value) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

const sent = (file, name) => ({
  method: "POST",
  headers: {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  },
  body: file,
});

const query = (profile) => (profile ? `?${new URLSearchParams({ profile })}` : "");
const json = async (answer) => (await answer).json();
const sound = (text) => (text.toWellFormed ? text.toWellFormed() : text);

export const about = () => json(asked("v1/about"));
export const rulePage = (rule) => json(asked(`v1/rules/${rule}`));

export const checkText = (text, filename, profile) =>
  json(asked("v1/check", typed({ text: sound(text), filename, profile, document: true })));

export const checkFile = (file, name, profile) =>
  json(asked(`v1/check/file${query(profile)}`, sent(file, name)));

export const mend = (text, filename, profile, choice) =>
  json(asked("v1/fix", typed({ text: sound(text), filename, profile, document: true, ...choice })));

export const annotated = async (file, name, profile) =>
  (await asked(`v1/annotate/file${query(profile)}`, sent(file, name))).blob();

export const sheetOfText = async (text, filename, profile) =>
  (await asked("v1/report", typed({ text: sound(text), filename, profile }))).blob();

export const sheetOfFile = async (file, name, profile) =>
  (await asked(`v1/report/file${query(profile)}`, sent(file, name))).blob();
