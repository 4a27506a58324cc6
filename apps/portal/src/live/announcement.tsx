import { Notice } from '../controls/notice';

interface AnnouncementProps {
  readonly children: string | undefined;
}

/** Says what changed by itself. The region is on the page before it has words, or screen readers miss them. */
export const Announcement = ({ children }: AnnouncementProps) => (
  <div role="status">
    {children ? (
      <Notice>
        <p>{children}</p>
      </Notice>
    ) : null}
  </div>
);
