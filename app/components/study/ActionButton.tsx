import { Form, useNavigation } from '@remix-run/react';
import { Button, type ButtonLook } from '#app/components/ui/Button.tsx';

/** A button that does something to the study of this page. */
export function ActionButton({
  action,
  look,
  children,
}: {
  /** The name of one of the page's actions. */
  action: string;
  look?: ButtonLook;
  children: string;
}) {
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('action') === action;
  return (
    <Form method="post" className="contents" preventScrollReset>
      <Button
        type="submit"
        name="action"
        value={action}
        {...(look === undefined ? {} : { look })}
        aria-disabled={busy}
      >
        {children}
      </Button>
    </Form>
  );
}
