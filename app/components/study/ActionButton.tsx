import { Form, useNavigation } from '@remix-run/react';
import { Button, type ButtonProps } from '#app/components/ui/Button.tsx';

/** A button that does something to what this page is about, or to one of several things on it. */
export function ActionButton({
  action,
  fields = {},
  children,
  ...look
}: Pick<ButtonProps, 'look' | 'className' | 'aria-label'> & {
  /** The name of one of the page's actions. */
  action: string;
  /** What else the action is told, the thing that it is done to for one. */
  fields?: Readonly<Record<string, string | number>>;
  children: string;
}) {
  const navigation = useNavigation();
  const sent = navigation.state === 'idle' ? undefined : navigation.formData;
  const busy = Object.entries({ action, ...fields }).every(
    ([name, value]) => sent?.get(name) === String(value),
  );
  return (
    <Form method="post" className="contents" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" name="action" value={action} {...look} aria-disabled={busy}>
        {children}
      </Button>
    </Form>
  );
}
