// Messages of a human adviser look different from the bot's: another avatar, and the name above.

// The bundle keeps its React to itself; this is what its createElement makes.
const reactElement = (type, props) => ({ $$typeof: Symbol.for('react.element'), type, key: null, ref: null, props, _owner: null });

let botName;

/** The name under which annotated replies come is the bot's; whoever else writes is a person. */
export function learnBotName(activity) {
  if (activity.channelData?.supportBot && activity.from?.name) {
    botName = activity.from.name;
  }
}

const isPerson = ({ type, from, channelData }) =>
  type === 'message' && from?.role !== 'user' && !channelData?.supportBot && Boolean(from?.name) && from.name !== botName;

/** Web Chat's activityMiddleware: puts the message of a person into a frame that carries the name. */
export const namePeople = () => next => (...args) => {
  const render = next(...args);
  const [{ activity }] = args;
  if (!render || !isPerson(activity)) {
    return render;
  }

  return (...how) => {
    const drawn = render(...how);
    return drawn && reactElement('div', { className: 'chat-person', 'data-name': activity.from.name, children: drawn });
  };
};

/** Web Chat's groupActivitiesMiddleware: a person and the bot never share a group, and so never an avatar or a time. */
export const partPeople = () => next => ({ activities }) => {
  const { sender, status } = next({ activities });
  return { sender: sender.flatMap(part), status: status.flatMap(part) };
};

function part(group) {
  const parts = [];
  let last;
  for (const activity of group) {
    const who = isPerson(activity) ? activity.from.name : '';
    if (who !== last) {
      parts.push([]);
      last = who;
    }

    parts.at(-1).push(activity);
  }

  return parts;
}
